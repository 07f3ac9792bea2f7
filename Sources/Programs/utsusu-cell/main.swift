import HelperService

GuestCell.run()
